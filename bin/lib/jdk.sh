# Finds a JDK of 21 or newer and calls it JDK_HOME: 25 if there is one, otherwise the newest.
# Looked at: JAVA_HOME, the PATH, and the usual folders. Sourced by the scripts in bin/.

jdk_version() {
    [ -x "$1/bin/javac" ] || return 1
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

jdk_candidates() {
    [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && printf '%s\n' "${on_path%/bin/javac}"
    for folder in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -d "$folder" ] && printf '%s\n' "$folder"
    done
    return 0
}

best_home= best_version=0
while IFS= read -r candidate; do
    version=$(jdk_version "$candidate") || continue
    [ -n "$version" ] && [ "$version" -ge 21 ] || continue
    if [ "$best_version" -ne 25 ] && { [ "$version" -eq 25 ] || [ "$version" -gt "$best_version" ]; }; then
        best_home=$candidate best_version=$version
    fi
done <<CANDIDATES
$(jdk_candidates)
CANDIDATES

if [ -z "$best_home" ]; then
    echo "Genkan needs a JDK of 21 or newer (25 is best) and found none: install one, or set JAVA_HOME to it." >&2
    exit 1
fi
if ! command -v mvn >/dev/null 2>&1; then
    echo "Genkan is built with Maven 3.8.7 or newer and 'mvn' is not on the PATH: install it (Debian: apt-get install maven)." >&2
    exit 1
fi
# What the code is built, tested and run with. Maven itself may run on the default Java if that is 17 or newer: its
# toolchain finds the other one.
JDK_HOME=$best_home
maven_java=$(mvn -v 2>/dev/null | sed -n 's/^Java version: \([0-9]*\).*/\1/p')
if [ "${maven_java:-0}" -lt 17 ]; then
    JAVA_HOME=$best_home maven_java=$best_version
    export JAVA_HOME
fi
# Maven's own libraries use what newer JDKs warn about; the warnings are not about us.
maven_quiet_on() {
    [ "$1" -lt 24 ] || printf '%s' '--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED'
}
MAVEN_OPTS="${MAVEN_OPTS:-} $(maven_quiet_on "$maven_java")"
export MAVEN_OPTS
