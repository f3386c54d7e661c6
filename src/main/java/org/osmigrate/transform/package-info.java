/** Transformations of documents and metadata: rules by pair of versions. */
package org.osmigrate.transform;
