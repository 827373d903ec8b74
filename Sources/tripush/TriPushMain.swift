import Commands
import Glibc

@main
enum TriPushMain {
    static func main() async {
        exit(await Program.run(Array(CommandLine.arguments.dropFirst())))
    }
}
