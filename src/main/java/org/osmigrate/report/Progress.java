package org.osmigrate.report;

/** Is told how a long task advances; called from several threads. */
public interface Progress {

    /** A stage begins; totals are 0 where they are unknown. */
    void begin(String stage, long totalDocuments, long totalBytes);

    /** More has been done for an index. */
    void advance(String index, long documents, long bytes);

    /** Documents have been deleted in an index. */
    default void deleted(String index, long documents) {}

    /** The stage has ended, well or not. */
    void end();

    /** A sentence that the user should read while the task runs. */
    default void say(String sentence) {}

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String stage, long totalDocuments, long totalBytes) {}

        @Override
        public void advance(String index, long documents, long bytes) {}

        @Override
        public void end() {}
    };
}
