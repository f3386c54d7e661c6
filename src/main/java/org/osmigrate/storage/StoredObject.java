package org.osmigrate.storage;

/** An object found in a folder: its name within the folder and its length in bytes. */
public record StoredObject(String name, long length) {}
