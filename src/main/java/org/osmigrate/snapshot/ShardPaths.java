package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osmigrate.failure.UnsupportedFormat;

/**
 * The folders of an index's shards. OpenSearch can put a hash before them, so that an object store spreads the load; a blob
 * in the repository lists the folders then.
 */
record ShardPaths(RepositoryBlobs blobs, String index, Catalogue.Folder folder) {

    private static final int PLAIN = 0;
    private static final int HASHED_PREFIX = 1;
    private static final int HASHED_INFIX = 2;
    private static final String FOLDER = "snapshot_shard_paths";
    private static final String PREFIX = "snapshot_path_";

    /** The hash, {@code indices}, the index and the shard. */
    private static final int LEVELS = 4;

    List<String> of(int shards) {
        return switch (folder.shardPathType()) {
            case PLAIN -> IntStream.range(0, shards).mapToObj(this::plain).toList();
            case HASHED_PREFIX, HASHED_INFIX ->
                listing()
                        .map(key -> listed(key, shards))
                        .orElseGet(() -> IntStream.range(0, shards)
                                .mapToObj(this::hashed)
                                .toList());
            default ->
                throw new UnsupportedFormat(
                        "index " + index + " in repository " + blobs.location() + " has shard_path_type "
                                + folder.shardPathType() + ", which is not known here",
                        "Take the snapshot into a repository with shard_path_type fixed, or leave the index out.");
        };
    }

    private String plain(int shard) {
        return "indices/" + folder.id() + "/" + shard;
    }

    private String hashed(int shard) {
        return PathHash.of(shard + folder.id()) + "/" + plain(shard);
    }

    /** Named after the index, its number of shards and the way of hashing; of several the one with the most shards. */
    private Optional<String> listing() {
        return blobs.names(FOLDER).stream()
                .filter(name -> name.startsWith(PREFIX + folder.id()) && isBoundary(name))
                .max(String::compareTo)
                .map(name -> FOLDER + "/" + name);
    }

    private boolean isBoundary(String name) {
        return name.length() > PREFIX.length() + folder.id().length()
                && ".#".indexOf(name.charAt(PREFIX.length() + folder.id().length())) >= 0;
    }

    private List<String> listed(String key, int shards) {
        JsonNode json = blobs.json(key);
        List<String> paths = new ArrayList<>();
        json.path("paths").forEach(path -> paths.add(relative(path.asText())));
        if (!json.path("indexId").asText().equals(folder.id()) || paths.size() < shards) {
            throw blobs.corrupt(
                    key,
                    "lists " + paths.size() + " paths of index '"
                            + json.path("indexId").asText() + "', not " + shards + " of " + folder.id(),
                    null);
        }
        for (int shard = 0; shard < shards; shard++) {
            if (!paths.get(shard).endsWith("/" + plain(shard))) {
                throw blobs.corrupt(key, "gives shard " + shard + " the path '" + paths.get(shard) + "'", null);
            }
        }
        return paths;
    }

    /** Paths are those in the bucket: an infix comes after the repository's base path, a prefix before it. */
    private String relative(String path) {
        List<String> parts = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean outside = folder.shardPathType() == HASHED_PREFIX && parts.size() > LEVELS;
        if (outside) {
            throw new UnsupportedFormat(
                    "the shards of index " + index + " lie in '" + path + "', outside of repository "
                            + blobs.location(),
                    "Take the snapshot into a repository without base_path, or with shard_path_type fixed or"
                            + " hashed_infix.");
        }
        return String.join("/", parts.subList(Math.max(0, parts.size() - LEVELS), parts.size()));
    }
}
