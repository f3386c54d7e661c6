package org.osmigrate.console;

import org.osmigrate.backfill.BackfillSettings;
import org.osmigrate.backfill.FailedDocumentCount;
import org.osmigrate.backfill.FailedDocumentList;
import org.osmigrate.backfill.FailedDocumentRetry;
import org.osmigrate.report.Report;

/** What can be asked about and done with the documents of a session that could not be moved. */
public final class FailedDocumentsDesk {

    private final Workspace workspace;

    public FailedDocumentsDesk(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Those of this machine's folder, each once. */
    public Report list() {
        return FailedDocumentList.of(settings(), workspace.settings().session());
    }

    /** Their number by index and cause, from the state index. */
    public Report count() {
        return FailedDocumentCount.of(workspace.work());
    }

    /** Sends those of this machine's folder again. */
    public Report retry() {
        return new FailedDocumentRetry(workspace.target(), workspace.work(), settings())
                .run(Owner.of("console failed-documents retry"));
    }

    private BackfillSettings settings() {
        return workspace.settings().backfill();
    }
}
