import Commands

@main
enum TriPushMain {
    static func main() async {
        await Program.main()
    }
}
