public import Diagnostics

/// Reads definition files as trees of keys, values and places, before anything is decoded.
public enum DefinitionReading {
    /// The documents of a text; parts that cannot be read are left out, and `findings` says why.
    public static func documents(file: String, text: String) -> [SourceNode] {
        YAMLReader(file: file, text: text).documents
    }

    /// What is wrong with the text as YAML.
    public static func findings(file: String, text: String) -> [Diagnostic] {
        YAMLReader(file: file, text: text).findings
    }
}
