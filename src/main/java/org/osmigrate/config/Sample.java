package org.osmigrate.config;

import java.util.List;
import java.util.stream.Collectors;

/** A migration file to begin with. */
public final class Sample {

    private static final String HEAD = """
            # What osmigrate moves, from where, to where. See 'osmigrate console config show' for every value in effect.
            session: default              # names the state kept in the target; another migration needs another one

            source:                       # may be left out where the snapshot exists
              url: http://127.0.0.1:9200
              # auth: { basic: { username: migration, password: { env: SOURCE_PASSWORD } } }
              # tls: { ca: /path/ca.pem }

            target:
              url: http://127.0.0.1:9201
              # auth: { basic: { username: migration, password: { env: TARGET_PASSWORD } } }

            snapshot:
              repository: file:///mnt/snapshots    # in path.repo of every source node, and readable here
              name: migration-1
              create: true                # false: the snapshot is there already

            include:
              indices: [ "*" ]            # names, globs, regex:...; system indices only by their exact name
            exclude:
              indices: [ ]

            # The steps of 'osmigrate console run': those whose blocks are here.
            """;

    private Sample() {}

    /** The file's text: what must be said, and every tuning key with its default as a comment. */
    public static String text() {
        return HEAD
                + List.of("metadata", "backfill", "verify").stream()
                        .map(Sample::block)
                        .collect(Collectors.joining());
    }

    private static String block(String block) {
        String keys = Keys.all().stream()
                .filter(key -> key.block().equals(block) && key.isSupported())
                .filter(key -> !key.fallback().isEmpty())
                .map(key -> String.format(
                        "  # %-36s # %s%n",
                        key.name().substring(block.length() + 1) + ": " + key.fallback(), key.description()))
                .collect(Collectors.joining());
        return block + ":\n" + keys;
    }
}
