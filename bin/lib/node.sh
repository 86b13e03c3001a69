# Finds Node 20 or newer, which Clerk's own packages need. Found, never installed. Sourced by the scripts in bin/.

node_major() {
    command -v node >/dev/null 2>&1 && node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0
}

if [ "$(node_major)" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
    echo "Clerk's own packages are run by Node 20 or newer with npm, and there is none on the PATH: install it (nodejs.org), or add it to the PATH." >&2
    exit 1
fi
