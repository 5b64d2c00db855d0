package dev.rapport.bench;

import java.nio.file.Path;

/**
 * Where a benchmark finds and puts files.
 *
 * @param home the build's downloads, with the broker's distribution
 * @param jar the packaged application, unpacked
 * @param dataFiles the files to import
 * @param work data folders of what the benchmark starts; emptied by the launcher
 */
record Folders(Path home, Path jar, Path dataFiles, Path work) {

    static final String BROKER = "camunda-zeebe-8.6.0";

    Path broker() {
        return home.resolve(BROKER);
    }
}
