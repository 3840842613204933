import Chronology

/// The definition files of the demo company.
struct DemoProject {
    struct File {
        var path: String
        var text: String
    }
    let model: DemoModel
    let summary: DemoSummary
    var files: [File] { [] }
}
