import Commands
import TestKit
import Testing

/// Every mistake is one line that says what and where, with the exit code scripts rely on.
@Suite struct `Exit codes and one-line errors` {
    @Test func `help is no error`() async {
        let all = await Invocation.run("--help")
        #expect(all.status == 0)
        #expect(all.output.contains("SUBCOMMANDS"))
        #expect(all.complaints.isEmpty)
    }

    @Test(arguments: [
        ["run"], ["route"], ["config", "check"], ["config", "show"], ["topology", "declare"], ["topology", "show"],
        ["queues"], ["cases", "list"], ["cases", "show"], ["cases", "timeline"], ["cases", "order"],
        ["cases", "approve"], ["cases", "reject"], ["dead-letters", "list"], ["dead-letters", "show"], ["verify"],
        ["report"], ["rules", "check"], ["rules", "test"], ["rules", "explain"], ["rules", "score"], ["rules", "diff"],
    ])
    func `every verb has help and --config`(words: [String]) async {
        let english = await Invocation.run(words + ["--help"])
        #expect(english.status == 0)
        #expect(english.output.contains("--config"))
        let chinese = await Invocation.run(words + ["--help"], environment: ["LANG": "zh_CN.UTF-8"])
        #expect(chinese.output.contains("配置文件"))
    }

    @Test(arguments: [
        ["nonsense"], ["cases", "show"], ["config", "show", "--format", "xml"], ["cases", "list", "--stage", "4"],
        ["cases", "list", "--second-look", "--band", "red"],
    ])
    func `wrong words are wrong usage`(words: [String]) async {
        let call = await Invocation.run(words)
        #expect(call.status == 64)
        #expect(!call.complaints.isEmpty)
        #expect(call.output.isEmpty)
    }

    @Test func `a missing configuration is one line`() async {
        let call = await Invocation.run("cases", "list", "--config", "/nonexistent/tripush.yaml")
        #expect(call.status == 64)
        #expect(call.complaintLines.count == 1)
        #expect(call.complaints.contains("/nonexistent/tripush.yaml"))
    }

    @Test func `a wrong key is one line with its place in both languages`() async throws {
        let bench = try Bench(extra: "polce: 1")
        for (language, words) in [("C", "unknown key polce"), ("zh_CN.UTF-8", "未知的键 polce")] {
            let call = await bench.run("run", environment: ["LANG": language])
            #expect(call.status == 64)
            #expect(call.complaintLines.count == 1)
            #expect(call.complaints.contains(words), "\(call.complaints)")
            #expect(call.complaints.contains("tripush.yaml:"))
        }
    }

    @Test func `a missing rules folder is one line`() async throws {
        let bench = try Bench()
        let call = await bench.run("run", environment: ["TRIPUSH_RULES_DIRECTORY": "/nonexistent/rules"])
        #expect(call.status == 64)
        #expect(call.complaintLines.count == 1)
        #expect(call.complaints.contains("rules.directory: /nonexistent/rules"), "\(call.complaints)")
    }

    @Test func `a wrong address is one line`() async throws {
        let call = try await Bench().run("topology", "show", environment: ["TRIPUSH_POLICE_URI": "http://x"])
        #expect(call.status == 64)
        #expect(call.complaintLines.count == 1)
        #expect(call.complaints.contains("TRIPUSH_POLICE_URI"))
    }

    @Test(arguments: [["run"], ["topology", "show"], ["topology", "declare"], ["queues"]])
    func `a broker out of reach is one line`(words: [String]) async throws {
        let bench = try Bench()
        let call = await Invocation.run(words, environment: ["LANG": "C", "TRIPUSH_CONFIG": bench.configuration])
        #expect(call.status == 69)
        #expect(call.complaintLines.count == 1)
        #expect(call.complaints.contains("127.0.0.1:1/"))
        #expect(call.complaints.contains("police.uri"))
        #expect(!call.complaints.contains("guest:"))
    }

    @Test(arguments: [["cases", "list"], ["dead-letters", "list"], ["verify"], ["report"]])
    func `a store that is not there is one line`(words: [String]) async throws {
        let bench = try Bench()
        let call = await Invocation.run(words, environment: ["LANG": "C", "TRIPUSH_CONFIG": bench.configuration])
        #expect(call.status == 69)
        #expect(call.complaintLines.count == 1)
        #expect(call.complaints.contains("store.db"))
    }

    @Test func `config check answers no with one line a problem`() async throws {
        let bench = try Bench(extra: "log:\n  level: loud\nconsol:\n  listen: x")
        let call = await bench.run("config", "check")
        #expect(call.status == 1)
        #expect(call.complaintLines.count == 2)
    }

    @Test func `config check reads rules directory profiles and key`() async throws {
        #expect(try await Bench().run("config", "check").status == 0)
        let bench = try Bench()
        try bench.folder.write("short", to: "digest.key")
        try bench.folder.write("stations: 7\n", to: "directory.yaml")
        let call = await bench.run(
            "config",
            "check",
            environment: ["TRIPUSH_DIRECTORY_FILE": "directory.yaml", "TRIPUSH_GOVERNANCE_PROFILE": "none"]
        )
        #expect(call.status == 1)
        for words in ["digest.keyFile", "directory.yaml:1:", "governance.profile"] {
            #expect(call.complaintLines.count { $0.contains(words) } == 1, "\(call.complaints)")
        }
    }

    @Test func `a route to a township that the directory does not have is told with its line`() async throws {
        let bench = try Bench()
        try bench.folder.write("townships: []\nstations: []\npeople: []\n", to: "directory.yaml")
        try bench.folder.write("unit,role,person,name,from,to\n", to: "roster.csv")
        let call = await bench.run(
            "config",
            "check",
            environment: ["TRIPUSH_DIRECTORY_FILE": "directory.yaml", "TRIPUSH_DIRECTORY_ROSTER": "roster.csv"]
        )
        #expect(call.status == 1)
        #expect(call.complaintLines.count == 1)
        #expect(call.complaints.contains("routes.yaml:8:"), "\(call.complaints)")
        #expect(call.complaints.contains("330784101"))
    }

    @Test func `config show tells origins as JSON`() async throws {
        let call = try await Bench().run("config", "show", "--format", "json")
        #expect(call.status == 0)
        #expect(call.output.contains(#""key":"store.uri""#))
        #expect(!call.output.contains("guest:guest"))
    }
}
