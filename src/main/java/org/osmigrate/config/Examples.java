package org.osmigrate.config;

/** A value of each kind, for messages and for the reference. */
final class Examples {

    private Examples() {}

    static String of(Kind kind) {
        return switch (kind) {
            case Kind.Text _, Kind.User _ -> "text";
            case Kind.Session _ -> "default";
            case Kind.Url _ -> "https://host:9200";
            case Kind.Repository _ -> "file:///mnt/snapshots";
            case Kind.File _, Kind.Place _ -> "/path";
            case Kind.Variable _ -> "NAME";
            case Kind.Size _ -> "10mb";
            case Kind.Time _ -> "30s";
            case Kind.Count(int least, int most) -> least + " to " + most;
            case Kind.Share _ -> "0.1";
            case Kind.Switch _ -> "true";
            case Kind.Product _ -> "ES 7.10.2";
            case Kind.OneOf oneOf -> String.join("|", oneOf.words());
            case Kind.Words words -> "[ " + String.join(", ", words.words()) + " ]";
            case Kind.Patterns _ -> "[ \"logs-*\" ]";
            case Kind.ErrorTypes _ -> "[ version_conflict_engine_exception ]";
            case Kind.Log _ -> "file:///path";
            case Kind.Properties _ -> "[ \"linger.ms=5\" ]";
            case Kind.Changes _ -> "[ { remove: { fields: [ a.b ] } } ]";
            case Kind.Nothing _ -> "[ ]";
            case Kind.Later _ -> "";
        };
    }
}
