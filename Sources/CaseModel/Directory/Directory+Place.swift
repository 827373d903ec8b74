extension Directory {
    /// 乡镇（街道）
    package struct Township: Hashable, Codable, Sendable {
        package var code: String
        package var name: String
        /// 综合信息指挥室 of the township.
        package var room: String
        /// Telephones of the room, in the order in which to call them.
        package var roomPhones: [String]

        /// A township.
        package init(code: String, name: String, room: String, roomPhones: [String] = []) {
            self.code = code
            self.name = name
            self.room = room
            self.roomPhones = roomPhones
        }
    }

    /// 村（社区）
    package struct Village: Hashable, Codable, Sendable {
        /// 12 digits, of which the first nine are its township's.
        package var code: String
        /// Official name: the only one that leaves for the governance side.
        package var name: String
        /// Code of its township.
        package var township: String
        /// What people and platforms call it besides.
        package var aliases: [String]
        /// 网格, by the codes or names that alerts give.
        package var grids: [String]

        /// A village.
        package init(code: String, name: String, township: String, aliases: [String] = [], grids: [String] = []) {
            self.code = code
            self.name = name
            self.township = township
            self.aliases = aliases
            self.grids = grids
        }

        /// Whether this is its code, its name or one of its aliases.
        package func isCalled(_ words: some StringProtocol) -> Bool {
            words == code || words == name || aliases.contains { $0 == words }
        }
    }
}
