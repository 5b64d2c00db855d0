package dev.rapport.engine;

import dev.rapport.engine.model.ProcessModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A process and its forms as they are deployed together, by file name. */
record ShippedProcess(String processId, SortedMap<String, byte[]> files) {

    /** Takes the forms whose names start with the process's id. */
    static ShippedProcess of(String name, byte[] bpmn, Map<String, byte[]> forms) {
        var model = ProcessModel.parse(new String(bpmn, StandardCharsets.UTF_8));
        if (!name.equals(model.processId() + ".bpmn"))
            throw new IllegalStateException("%s holds the process %s".formatted(name, model.processId()));
        var files = new TreeMap<String, byte[]>();
        files.put(name, bpmn);
        forms.forEach((form, content) -> {
            if (form.startsWith(model.processId() + "-")) files.put(form, content);
        });
        return new ShippedProcess(model.processId(), files);
    }

    /** Changes when any of the files does. */
    String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
