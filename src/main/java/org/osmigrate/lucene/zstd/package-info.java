/** Decompresses Zstandard frames (RFC 8878), also those that refer to a raw dictionary; no native code, no Unsafe. */
package org.osmigrate.lucene.zstd;
