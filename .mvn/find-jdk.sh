# Sourced by mvnw and tongban: sets JAVA_HOME to a JDK 25 or newer, wherever it is, whatever `java` points at.
# Where there is none, says so in one line and leaves with the status that the caller gives.

jdk_major() {
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1
}

jdk_is_new_enough() {
  jdk_version=$(jdk_major "$1") && [ -n "$jdk_version" ] && [ "$jdk_version" -ge 25 ]
}

# TONGBAN_JDK_PLACES: directories that hold JDKs, instead of the usual ones.
find_jdk() {
  jdk_on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$jdk_on_path" ] && jdk_on_path=$(dirname "$(dirname "$(readlink -f "$jdk_on_path")")")
  for jdk in "${JAVA_HOME-}" "${JAVA25_HOME-}" "${JAVA_HOME_25_X64-}" "$jdk_on_path"; do
    [ -n "$jdk" ] && jdk_is_new_enough "$jdk" && { printf '%s\n' "$jdk"; return; }
  done
  for jdk_place in ${TONGBAN_JDK_PLACES-/usr/lib/jvm "$HOME/.sdkman/candidates/java" "$HOME/.jdks" \
      "$HOME/.local/share/mise/installs/java" /opt/java /opt/jdk /opt /Library/Java/JavaVirtualMachines}; do
    for jdk in "$jdk_place"/*25* "$jdk_place"/* "$jdk_place"/*/Contents/Home; do
      jdk_is_new_enough "$jdk" && { printf '%s\n' "$jdk"; return; }
    done
  done
  return 1
}

require_jdk() {
  JAVA_HOME=$(find_jdk) || {
    echo "通办需要 JDK 25 或更高版本，本机没有找到：请安装 temurin-25-jdk 或 openjdk-25-jdk（Debian、Ubuntu），或解压任一 JDK 25 并设置 JAVA_HOME。 / Tongban needs a JDK 25 or newer and found none: install temurin-25-jdk or openjdk-25-jdk (Debian, Ubuntu), or unpack any JDK 25 and set JAVA_HOME to it." >&2
    exit "$1"
  }
  export JAVA_HOME
}
