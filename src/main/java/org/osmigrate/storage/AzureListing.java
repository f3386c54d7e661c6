package org.osmigrate.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A page of a container's listing.
 *
 * @param objects its blobs, by their whole names
 * @param next what to ask for the next page with; empty at the end
 */
record AzureListing(List<StoredObject> objects, String next) {

    private static final XMLInputFactory XML = factory();

    AzureListing {
        objects = List.copyOf(objects);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static AzureListing parse(byte[] xml) throws IOException {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return parse(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException("the listing is no XML", e);
        }
    }

    private static AzureListing parse(XMLStreamReader reader) throws XMLStreamException, IOException {
        List<StoredObject> objects = new ArrayList<>();
        String next = "";
        String name = "";
        boolean blob = false;
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "Blob" -> blob = true;
                case "BlobPrefix" -> blob = false;
                case "Name" -> name = reader.getElementText();
                case "Content-Length" -> {
                    if (blob) {
                        objects.add(new StoredObject(name, length(reader.getElementText())));
                    }
                }
                case "NextMarker" -> next = reader.getElementText();
                default -> {}
            }
        }
        return new AzureListing(objects, next);
    }

    private static long length(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("the listing gives the length '" + text + "'", e);
        }
    }
}
