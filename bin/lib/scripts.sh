#!/bin/sh
# Prepares a folder of npm packages with the scripts that Clerk's SDKs load in the browser. scripts.sh [FOLDER [PACKAGE@VERSION ...]]
# They lie at FOLDER/<package>/<version>/dist/..., where the server looks for them (genkan.scripts). What is there already is left alone,
# so that packages of one's own choice can lie beside them, and a second run needs no network.
set -eu
. "$(dirname "$0")/node.sh"

# what each archive must be, whoever hands it out
PINNED="
@clerk/clerk-js@4.73.14 sha512-X2E7jP1aBm1Qa7+Ykgbd46+dYvwGKCw9/WJkfVQm3gYc0b+u2v22trSWT58ngM3Gt4cLA/frhnpjhxAO+ypUjg==
@clerk/clerk-js@5.128.0 sha512-aw8USKnrZVPOqJfp1eKpbaQL+jUYkXJn/v3XdBslfT4jXEUIqkyITmlgY8bA9GqVF7xGcr+m/HJTpgvGbtIvXA==
@clerk/clerk-js@6.40.0 sha512-2MnZ/ygvuCmeuqfXQmsxfQaLN/SSJvQbtT2cLXbgr5VKr3KmZFZBVvX977fG3eZ6pprl4J9pO+I2bbe6BvColg==
@clerk/ui@1.36.0 sha512-uI96zYCh5jISLOt1mdpIPy/Y31P0kwFxjUFOxLUwFfTHFmGUcRjbqN6bbb+75tdI2Bz6ARGws3rhspDer+xIfQ==
"

# archive_digest FILE: as npm writes it
archive_digest() {
    node -e '
        const digest = require("node:crypto").createHash("sha512").update(require("node:fs").readFileSync(process.argv[1]));
        console.log("sha512-" + digest.digest("base64"));' "$1"
}

# fetch_package FOLDER PACKAGE@VERSION DIGEST: whole or not at all
fetch_package() {
    home=$1/${2%@*}/${2##*@}
    [ ! -d "$home" ] || return 0
    echo "Fetching $2" >&2
    mkdir -p "${home%/*}"
    work=$(mktemp -d "$1/.fetching.XXXXXX")
    if (cd "$work" && npm pack --silent "$2" >/dev/null && tar -xzf ./*.tgz) && [ "$(archive_digest "$work"/*.tgz)" = "$3" ]; then
        mv "$work/package" "$home"
        rm -r "$work"
    else
        rm -r "$work"
        echo "$2 could not be fetched, or is not the archive it was: $home is not there." >&2
        return 1
    fi
}

folder=${1:-genkan-data/npm}
[ $# -eq 0 ] || shift
mkdir -p "$folder"
printf '%s' "$PINNED" | while read -r package digest; do
    [ -n "$package" ] || continue
    wanted=$#
    for named in "$@"; do [ "$named" != "$package" ] || wanted=0; done
    [ "$wanted" -ne 0 ] || fetch_package "$folder" "$package" "$digest"
done
