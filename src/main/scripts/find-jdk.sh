#!/bin/sh
# find-jdk.sh MIN [MAX]: prints the home of an installed JDK whose version lies in the range, or says in one sentence
# what is missing. Looks at JAVA_HOME first (when it fits), then at JAVA<N>_HOME, then where JDKs are installed; among
# those it takes the oldest that fits, so that a tool runs on the version it was made for.
set -u
min=$1
max=${2:-999}

version_of() {
    v=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" 2>/dev/null)
    [ -n "$v" ] || v=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1)
    echo "${v:-0}"
}

fits() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    found=$(version_of "$1")
    [ "$found" -ge "$min" ] && [ "$found" -le "$max" ]
}

if [ -n "${JAVA_HOME:-}" ] && fits "$JAVA_HOME"; then
    echo "$JAVA_HOME"
    exit 0
fi

candidates() {
    env | sed -n -E 's/^JAVA(_HOME_[0-9]+[A-Za-z0-9_]*|_?[0-9]+_HOME)=//p'
    if command -v java >/dev/null 2>&1; then
        own=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
        echo "$own"
        ls -d "$(dirname "$own")"/* 2>/dev/null
    fi
    ls -d /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* 2>/dev/null
}

best=
best_version=1000
IFS='
'
for home in $(candidates); do
    if fits "$home" && [ "$found" -lt "$best_version" ]; then
        best=$home
        best_version=$found
    fi
done
if [ -z "$best" ]; then
    if [ "$max" = 999 ]; then range="$min or newer"; else range="$min to $max"; fi
    echo "osmigrate needs a JDK $range and found none: install one (for example Temurin $min) or set JAVA_HOME to it." >&2
    exit 1
fi
echo "$best"
