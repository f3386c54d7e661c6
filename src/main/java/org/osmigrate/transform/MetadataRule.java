package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import org.osmigrate.version.Version;

/** One difference between two versions that an index or a template has to be rewritten for, or that stops it. */
public interface MetadataRule {

    /** Short and stable, in lower case with dashes; reports name the rule by it. */
    String name();

    /** Why the rule exists; one sentence without its full stop. */
    String reason();

    /** Where the difference is documented. */
    URI documentation();

    /** Whether the rule matters when going from one version to another. */
    boolean applies(Version from, Version to);

    /** Rewrites the body in place and says what it did; nothing when it found nothing. */
    List<Finding> rewrite(MetadataBody body);
}
