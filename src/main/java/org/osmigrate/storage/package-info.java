/** Objects in files, S3, Google Cloud Storage, Azure and behind web servers: list, range read, write. The only home of cloud SDKs. */
package org.osmigrate.storage;
