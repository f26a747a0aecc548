fn main() -> std::process::ExitCode {
    indaba::cli::run()
}
