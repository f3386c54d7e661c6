package org.osmigrate.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Documents in memory, in three parts, of either side. */
final class FakeSide implements SourceSide, TargetSide {

    static final Fingerprinter.Terms TERMS = new Fingerprinter.Terms(true, Room.of(1 << 20, 1 << 20));

    private static final int PARTS = 3;

    private final List<StoredDocument> documents;

    FakeSide(List<Doc> documents) {
        Fingerprinter fingerprinter = new Fingerprinter(TERMS);
        this.documents = IntStream.range(0, documents.size())
                .mapToObj(place -> stored(documents.get(place), place, fingerprinter))
                .toList();
    }

    /** A document. */
    record Doc(String id, String routing, String source) {}

    @Override
    public List<Part> parts() {
        return IntStream.range(0, PARTS)
                .<Part>mapToObj(part -> consumer -> {
                    for (int i = part; i < documents.size(); i += PARTS) {
                        consumer.accept(documents.get(i).fingerprint());
                    }
                })
                .toList();
    }

    @Override
    public List<StoredDocument> at(Collection<Long> places) {
        return places.stream().map(place -> documents.get(place.intValue())).toList();
    }

    @Override
    public List<StoredDocument> withIds(Collection<String> ids) {
        return documents.stream()
                .filter(document -> ids.contains(document.id()))
                .toList();
    }

    private static StoredDocument stored(Doc doc, int place, Fingerprinter fingerprinter) {
        ByteBuffer source = ByteBuffer.wrap(doc.source.getBytes(StandardCharsets.UTF_8));
        Fingerprint fingerprint = fingerprinter.of(doc.id, doc.routing, source, place);
        return new StoredDocument(fingerprint, fingerprinter.text(source));
    }
}
