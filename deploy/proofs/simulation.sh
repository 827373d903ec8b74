# shellcheck shell=bash
# seeds of faults and crashes over the real pipeline hold every promise (--seeds N, --minutes M, --seed S to see one)

needs_no_bridge=1

prove() {
    swift build -c release --product Simulation
    # 散列固定，同一种子才走同一条路。Hashing must not differ from run to run, or a seed is no seed.
    SWIFT_DETERMINISTIC_HASHING=1 "$(swift build -c release --show-bin-path)/Simulation" "${@:---minutes=10}"
}
