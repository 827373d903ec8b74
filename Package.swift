// swift-tools-version: 6.2

import Foundation
import PackageDescription

/// Settings every target shares. A misspelt upcoming feature is accepted silently, so
/// `Tests/CaseModelTests/LanguageFeatures.swift` refuses to compile without each of them.
let swift: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// The pure core additionally may not touch unsafe memory.
let pure: [SwiftSetting] = swift + [.strictMemorySafety()]

func product(_ name: String, _ package: String) -> Target.Dependency {
    .product(name: name, package: package)
}

/// The tests of one target, in `Tests/NAMETests`.
func tests(_ name: String, _ others: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name)] + others,
        exclude: exclude,
        swiftSettings: swift
    )
}

let argumentParser = product("ArgumentParser", "swift-argument-parser")
let configuration = product("Configuration", "swift-configuration")
let coreMetrics = product("CoreMetrics", "swift-metrics")
let crypto = product("Crypto", "swift-crypto")
let grdb = product("GRDB", "GRDB.swift")
let logging = product("Logging", "swift-log")
let serviceLifecycle = product("ServiceLifecycle", "swift-service-lifecycle")
let unixSignals = product("UnixSignals", "swift-service-lifecycle")
let yams = product("Yams", "Yams")

/// Benchmarks are built only by who runs them: `TRIPUSH_BENCHMARKS=1 swift build -c release`.
let benchmarks: [Target] =
    ProcessInfo.processInfo.environment["TRIPUSH_BENCHMARKS"] == nil
    ? []
    : [
        .executableTarget(
            name: "RuleBenchmark",
            dependencies: ["CaseModel", "RuleEngine", "RuleFile", "JSONTree", "CJSONC"],
            path: "Tests/Benchmarks/RuleBenchmark",
            swiftSettings: swift
        )
    ]

/// The fuzzer is built by `deploy/prove.sh fuzz` alone: it needs instrumented code, and is linked with the `main` of libFuzzer.
let fuzzer: [Target] =
    ProcessInfo.processInfo.environment["TRIPUSH_FUZZING"] == nil
    ? []
    : [
        .target(name: "Fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzzing/Fuzz", swiftSettings: swift)
    ]

let package = Package(
    name: "tripush",
    products: [.executable(name: "tripush", targets: ["tripush"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The C libraries: each is imported by exactly one Swift target.
        .systemLibrary(name: "CRabbitMQ", pkgConfig: "librabbitmq", providers: [.apt(["librabbitmq-dev"])]),
        .systemLibrary(name: "CJSONC", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"])]),
        .target(name: "CPlatform"),

        // L1: every decision, no I/O.
        .target(name: "CaseModel", swiftSettings: pure),
        .target(name: "RuleEngine", dependencies: ["CaseModel"], swiftSettings: pure),

        // L2: one subject each, carrying no decisions.
        .target(name: "AMQPClient", dependencies: ["CRabbitMQ", "CPlatform"], swiftSettings: swift),
        .target(name: "JSONTree", dependencies: ["CJSONC"], swiftSettings: swift),
        .target(name: "MessageCodec", dependencies: ["JSONTree", "CaseModel", yams], swiftSettings: swift),
        .target(name: "RuleFile", dependencies: ["RuleEngine", "CaseModel", yams], swiftSettings: swift),
        .target(name: "CaseStorage", dependencies: ["CaseModel"], swiftSettings: swift),
        .target(name: "CaseStorageMemory", dependencies: ["CaseStorage", "CaseModel"], swiftSettings: swift),
        .target(
            name: "CaseStorageSQLite",
            dependencies: ["CaseStorage", "CaseModel", grdb],
            resources: [.embedInCode("sql")],
            swiftSettings: swift
        ),
        .target(name: "Telemetry", dependencies: [logging, coreMetrics], swiftSettings: swift),

        // L3: the services that move one message.
        .target(
            name: "BridgePipeline",
            dependencies: [
                "CaseModel", "RuleEngine", "MessageCodec", "JSONTree", "RuleFile", "CaseStorage", "Telemetry",
                crypto, logging, serviceLifecycle,
            ],
            swiftSettings: swift
        ),
        .target(
            name: "Neighbours",
            dependencies: ["CaseModel", "RuleEngine", "MessageCodec", "JSONTree", "AMQPClient"],
            swiftSettings: swift
        ),

        // L4: where the concrete types meet, and the command line.
        .target(
            name: "BridgeDaemon",
            dependencies: [
                "CaseModel", "RuleEngine", "RuleFile", "MessageCodec", "JSONTree", "CaseStorage", "Telemetry",
                "BridgePipeline", "Neighbours", "AMQPClient", "CaseStorageMemory", "CaseStorageSQLite",
                configuration, logging, serviceLifecycle, unixSignals, yams,
            ],
            swiftSettings: swift
        ),
        .target(
            name: "Commands",
            dependencies: [
                "BridgeDaemon", "BridgePipeline", "Neighbours", "CaseStorage", "CaseModel", "RuleEngine", "RuleFile",
                "MessageCodec", "JSONTree", "Telemetry", argumentParser, logging,
            ],
            swiftSettings: swift
        ),
        .executableTarget(name: "tripush", dependencies: ["Commands"], swiftSettings: swift),

        // Tests: one target a subject, over the private broker and the conformance suite of the kit.
        .target(
            name: "TestKit",
            dependencies: ["CaseStorage", "CaseModel"],
            path: "Tests/TestKit",
            swiftSettings: swift
        ),
        .executableTarget(
            name: "Simulation",
            dependencies: [
                "CaseModel", "CaseStorage", "CaseStorageMemory", "MessageCodec", "JSONTree", "Telemetry",
                "BridgePipeline",
                "Neighbours", "BridgeDaemon", argumentParser, serviceLifecycle,
            ],
            path: "Tests/Simulation",
            exclude: ["mutants.json"],
            swiftSettings: swift
        ),
        .target(
            name: "Fuzzing",
            dependencies: ["CaseModel", "MessageCodec", "RuleFile"],
            path: "Tests/Fuzzing/Functions",
            swiftSettings: swift
        ),
        .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing"], swiftSettings: swift),
        tests("CaseModel", []),
        tests("RuleEngine", ["CaseModel", "RuleFile"]),
        tests("RuleFile", ["CaseModel", "RuleEngine", "Fuzzing"]),
        tests("AMQPClient", ["TestKit"]),
        tests("JSONTree", []),
        tests("MessageCodec", ["JSONTree", "CaseModel"], exclude: ["Corpus", "judge.py"]),
        tests("CaseStorage", ["CaseModel", "CaseStorageMemory", "CaseStorageSQLite", "TestKit", grdb]),
        tests("Telemetry", [coreMetrics, logging]),
        tests(
            "BridgePipeline",
            ["CaseModel", "RuleEngine", "RuleFile", "MessageCodec", "CaseStorage", "CaseStorageMemory", "TestKit"]
        ),
        tests("Neighbours", ["AMQPClient", "CaseModel", "MessageCodec", "JSONTree", "TestKit"]),
        tests(
            "BridgeDaemon",
            [
                "CaseModel", "CaseStorage", "CaseStorageMemory", "BridgePipeline", "MessageCodec", "JSONTree",
                "AMQPClient", "Telemetry", "TestKit", logging, serviceLifecycle,
            ]
        ),
        tests(
            "Commands",
            [
                "BridgeDaemon", "BridgePipeline", "CaseModel", "CaseStorage", "CaseStorageSQLite", "MessageCodec",
                "RuleEngine", "RuleFile", "JSONTree", "AMQPClient", "Telemetry", "TestKit",
            ]
        ),
        .testTarget(
            name: "ScenarioTests",
            dependencies: [
                "BridgePipeline", "CaseModel", "CaseStorage", "CaseStorageMemory", "MessageCodec", "RuleEngine",
                "RuleFile", "JSONTree", "Telemetry",
            ],
            exclude: ["Scenarios"],
            swiftSettings: swift
        ),
    ] + benchmarks + fuzzer,
    swiftLanguageModes: [.v6]
)
