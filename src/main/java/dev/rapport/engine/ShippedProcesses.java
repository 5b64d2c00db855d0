package dev.rapport.engine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The processes that come with the application, in the folder {@code processes} of the class path. */
final class ShippedProcesses {

    private ShippedProcesses() {}

    static List<ShippedProcess> all() throws IOException {
        var forms = files("form");
        return files("bpmn").entrySet().stream()
                .map(file -> ShippedProcess.of(file.getKey(), file.getValue(), forms))
                .toList();
    }

    private static Map<String, byte[]> files(String ending) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (var file : resolver.getResources("classpath*:processes/*." + ending))
            files.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        return files;
    }
}
