import Glibc

/// Logins of this machine.
package enum LoginName {
    /// The login of whoever runs this process.
    package static var current: String? { name(of: getuid()) }

    /// The login with this number; nil when the machine knows none.
    static func name(of user: uid_t) -> String? {
        var buffer = [CChar](repeating: 0, count: 16_384)
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name
        else { return nil }
        return String(cString: name)
    }
}
