import ArgumentParser

@main
struct Bellwether: ParsableCommand {
    func run() { print("hello") }
}
