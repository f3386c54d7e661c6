#!/bin/sh
# Writes src/test/resources/segments/VERSION.zip with old Lucene jars, one JVM (17 or older) a version.
# Usage: src/test/lucene/write-segments.sh [VERSION ...]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out="$here/../resources/segments"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jars="$HOME/.m2/repository/org/apache/lucene"
mkdir -p "$out"

jar() {
    [ -f "$jars/$1/$2/$1-$2.jar" ] ||
        mvn -q -B dependency:get -Dtransitive=false -Dartifact="org.apache.lucene:$1:$2" >&2
    echo "$jars/$1/$2/$1-$2.jar"
}

# The version whose indices a version goes on with.
older() {
    case $1 in
        5.5.5) echo 4.10.4 ;;
        6.6.6) echo 5.5.5 ;;
        7.7.3) echo 6.6.6 ;;
        8.11.4) echo 7.7.3 ;;
        9.12.3) echo 8.11.4 ;;
    esac
}

write() {
    [ -d "$work/$1" ] || java -cp "$(jar lucene-core "$1")" "$here/WriteSegments.java" "$work/$1" "$1" 2>&1 | grep -v '^Note:' >&2 || true
}

[ $# -gt 0 ] || set -- 4.0.0 4.1.0 4.2.1 4.5.1 4.6.1 4.8.1 4.9.1 4.10.4 5.2.1 5.3.2 5.5.5 6.0.1 6.2.1 6.6.6 7.0.1 7.7.3 \
    8.11.4 9.12.3
for version; do
    write "$version"
    before=$(older "$version")
    if [ -n "$before" ]; then
        write "$before"
        java -cp "$(jar lucene-core "$version"):$(jar lucene-backward-codecs "$version")" "$here/WriteSegments.java" \
            "$work/$version" "$version" "$work/$before/compound" 2>&1 | grep -v '^Note:' >&2 || true
    fi
    rm -f "$out/$version.zip"
    (cd "$work/$version" && find . -type f ! -name 'segments.gen' ! -name '*.tim' ! -name '*.tip' ! -name '*.tmd' ! -name '*.doc' ! -name '*.pos' \
        ! -name '*.frq' ! -name '*.psm' | sort | zip -q -9 -X "$out/$version.zip" -@)
    echo "$version: $(wc -c <"$out/$version.zip") bytes"
done
