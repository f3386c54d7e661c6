package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.failure.UnsupportedFormat;

/** An export: one saved object a line, and in the end what Kibana has to say about it. Read line by line. */
record ExportFile(Path path) {

    /** Takes the lines. */
    interface Visitor {

        void object(int line, SavedObject object);

        default void summary(JsonNode summary) {}
    }

    void visit(Visitor visitor) {
        try (InputStream bytes = Files.newInputStream(path);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    visit(number, number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line, visitor);
                }
            }
        } catch (NoSuchFileException e) {
            throw new NotFound(path + " does not exist", "Name the file that Kibana's export has written.", e);
        } catch (CharacterCodingException e) {
            throw new UnsupportedFormat(path + " is not written in UTF-8", "Give the export as Kibana wrote it.", e);
        } catch (IOException e) {
            throw new StorageFailed(path + " cannot be read: " + e, "Check the file and who may read it.", e);
        }
    }

    private void visit(int number, String line, Visitor visitor) {
        JsonNode json =
                Json.parse(line).filter(JsonNode::isObject).orElseThrow(() -> refused(number, "is no JSON object"));
        if (json.has("exportedCount")) {
            visitor.summary(json);
        } else {
            visitor.object(
                    number, SavedObject.of(json).orElseThrow(() -> refused(number, "has no type, id and attributes")));
        }
    }

    private UnsupportedFormat refused(int line, String what) {
        return new UnsupportedFormat(
                path + ", line " + line + " " + what,
                "Give an export of Kibana 7 or 8 (Saved Objects, Export): one saved object a line.");
    }
}
