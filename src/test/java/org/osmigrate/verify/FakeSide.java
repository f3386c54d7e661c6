package org.osmigrate.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Documents in memory, in three parts, of either side. */
record FakeSide(List<Doc> documents) implements SourceSide, TargetSide {

    private static final int PARTS = 3;

    FakeSide {
        documents = List.copyOf(documents);
    }

    /** A document. */
    record Doc(String id, String routing, String source) {}

    @Override
    public List<Part> parts() {
        return IntStream.range(0, PARTS)
                .<Part>mapToObj(part -> consumer -> {
                    for (int i = part; i < documents.size(); i += PARTS) {
                        consumer.accept(stored(i).fingerprint());
                    }
                })
                .toList();
    }

    @Override
    public List<StoredDocument> at(Collection<Long> places) {
        return places.stream().map(place -> stored(place.intValue())).toList();
    }

    @Override
    public List<StoredDocument> withIds(Collection<String> ids) {
        List<StoredDocument> found = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (ids.contains(documents.get(i).id)) {
                found.add(stored(i));
            }
        }
        return found;
    }

    private StoredDocument stored(int place) {
        Doc doc = documents.get(place);
        Fingerprinter fingerprinter = new Fingerprinter(true);
        ByteBuffer source = ByteBuffer.wrap(doc.source.getBytes(StandardCharsets.UTF_8));
        return new StoredDocument(fingerprinter.of(doc.id, doc.routing, source, place), fingerprinter.text(source));
    }
}
