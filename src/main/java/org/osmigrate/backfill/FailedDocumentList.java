package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/** The failed documents in the folder of this machine, or in the bucket of all, that were not taken since. */
public final class FailedDocumentList implements Report {

    private final String where;
    private final List<FailedDocument> documents;

    private FailedDocumentList(String where, List<FailedDocument> documents) {
        this.where = where;
        this.documents = documents;
    }

    /** Reads the place. */
    public static FailedDocumentList of(BackfillSettings settings, String session) {
        try (FailedStream stream = new FailedStream(settings, session)) {
            return new FailedDocumentList(
                    stream.where(), List.copyOf(stream.left().values()));
        }
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = documents.stream()
                .map(document ->
                        List.of(document.key().index(), document.key().id(), document.cause(), document.reason()))
                .toList();
        return List.of(new Table("Failed documents in " + where, List.of("index", "id", "cause", "reason"), rows));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("folder", where);
        ArrayNode list = json.putArray("documents");
        documents.forEach(document -> list.addObject()
                .put("index", document.key().index())
                .put("id", document.key().id())
                .put("routing", document.key().routing())
                .put("cause", document.cause())
                .put("reason", document.reason())
                .put("status", document.status())
                .put("shard", document.shard())
                .put("time", document.time().toString()));
        return json.put("left", documents.size());
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return documents.isEmpty()
                ? "None is left here; workers on other machines have folders of their own."
                : "Mend the cause, then send them again with 'osmigrate console failed-documents retry'.";
    }
}
