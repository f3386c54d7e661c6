package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.osmigrate.lucene.Commit.SegmentEntry;

/**
 * What is known of a segment before documents are read.
 *
 * @param outer the shard's files
 * @param inner the segment's own, within its compound file if it has one
 */
record SegmentFiles(
        Formats formats, SegmentCommitInfo commit, Directory outer, Directory inner, FieldInfos fields, Damage damage) {

    static SegmentFiles open(Directory directory, SegmentEntry entry, Damage damage) throws IOException {
        Formats formats = VendorFormats.of(entry.codec())
                .orElseThrow(() -> damage.unsupported("codec " + entry.codec() + " is not known"));
        Directory outer = new CheckedFiles(directory, formats.footers());
        SegmentInfo info = formats.segmentInfo().read(outer, entry);
        SegmentCommitInfo commit = new SegmentCommitInfo(
                info,
                entry.deletedDocs(),
                entry.softDeletedDocs(),
                entry.deletionGeneration(),
                entry.fieldInfosGeneration(),
                entry.docValuesGeneration(),
                null);
        Directory inner = info.getUseCompoundFile()
                ? new CheckedFiles(formats.compound().open(outer, info), formats.footers())
                : outer;
        FieldInfos fields = fields(formats, commit, outer, inner);
        VendorFormats.refuseDerivedSources(info, fields, damage);
        return new SegmentFiles(formats, commit, outer, inner, fields, damage);
    }

    /** After an update of doc values the field infos stand in a generation of their own, never in the compound file. */
    private static FieldInfos fields(Formats formats, SegmentCommitInfo commit, Directory outer, Directory inner)
            throws IOException {
        long generation = commit.getFieldInfosGen();
        return generation == -1
                ? formats.fieldInfos().read(inner, commit.info, "", IOContext.DEFAULT)
                : formats.fieldInfos()
                        .read(outer, commit.info, Long.toString(generation, Character.MAX_RADIX), IOContext.DEFAULT);
    }

    SegmentInfo info() {
        return commit.info;
    }
}
