/** Makes the golden snapshot repositories anew, on real servers of every version. */
package org.osmigrate.golden;
