# Finds Chromium for the browser tests: CHROMIUM, then the PATH, then (as root on Debian) apt-get. Sourced by bin/test.

find_chromium() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" && return 0
    done
    return 1
}

if [ -z "${CHROMIUM:-}" ]; then
    if ! CHROMIUM=$(find_chromium); then
        if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "Installing Chromium for the browser tests"
            { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null
        fi
        if ! CHROMIUM=$(find_chromium); then
            echo "The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path." >&2
            exit 1
        fi
    fi
fi
export CHROMIUM
