# Short names for what is done often.

# The main job, end to end
demo *ARGS:
    cargo run --release --bin clawdlets -- demo {{ARGS}}

# Everything
test:
    ./tests/run

# The table of docs/performance.md
bench:
    cargo bench --bench queue

# After a change in proto/
generate:
    CLF_REGENERATE=1 cargo test -p clf-tests --test generated
