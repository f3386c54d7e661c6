/** The documentation says what is. */
package org.osmigrate.docs;
