package org.osmigrate.capture;

/** A header line: its name as it was written, its value without the blanks around it; bytes as characters. */
public record Field(String name, String value) {}
