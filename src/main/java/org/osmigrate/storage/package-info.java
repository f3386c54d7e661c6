/** Objects in a repository's storage: list, range read. The only home of cloud SDKs. */
package org.osmigrate.storage;
