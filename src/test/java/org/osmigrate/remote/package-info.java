/** Stand-ins for what is between osmigrate and remote objects: a web server over a folder, a relay that counts. */
package org.osmigrate.remote;
