package org.osmigrate.snapshot;

/** A shard that a partial snapshot lacks, and why, as the cluster that took it says. */
public record MissingShard(String index, int shard, String reason) {

    @Override
    public String toString() {
        return index + "[" + shard + "] (" + reason + ")";
    }
}
