import Foundation
import Presentation

/// The terminal: where text goes, how wide it is and whether it shows colours.
enum Console {
    /// Prints without a line break; for texts that end with their own.
    static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    /// Prints a line on standard error.
    static func error(_ text: String) {
        FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Replaces the line of progress on a terminal; in a pipe nothing is said.
    static func progress(_ text: String) {
        guard isatty(2) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }

    /// Clears the line of progress.
    static func endProgress() { progress("") }

    /// Colours on a terminal, unless `NO_COLOR` is set.
    static var style: Style {
        let environment = ProcessInfo.processInfo.environment
        return isatty(1) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb" ? .ansi : .plain
    }

    /// Columns of the terminal, nil in a pipe.
    static var width: Int? {
        var size = winsize()
        guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
