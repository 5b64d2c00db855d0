package dev.rapport.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Tells whether two requests to one address say the same. */
final class RequestFingerprint {

    private RequestFingerprint() {}

    /** SHA-256 of the query and the body; of a form with files, of its fields, file names and files. */
    static String of(HttpServletRequest request) throws IOException {
        try (var digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            add(digest, String.valueOf(request.getQueryString()));
            var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
            var received = WebUtils.getNativeRequest(request, ReceivedRequest.class);
            if (form != null) add(digest, form);
            else if (received != null) digest.write(received.body());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(OutputStream digest, MultipartHttpServletRequest form) throws IOException {
        for (var field : new TreeMap<>(form.getParameterMap()).entrySet()) {
            add(digest, field.getKey());
            for (var value : field.getValue()) add(digest, value);
        }
        for (var files : new TreeMap<>(form.getMultiFileMap()).entrySet())
            for (var file : files.getValue()) add(digest, file);
    }

    private static void add(OutputStream digest, MultipartFile file) throws IOException {
        add(digest, file.getName());
        add(digest, String.valueOf(file.getOriginalFilename()));
        add(digest, String.valueOf(file.getSize()));
        try (var content = file.getInputStream()) {
            content.transferTo(digest);
        }
    }

    /** With its length, so that two texts are not taken for one. */
    private static void add(OutputStream digest, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.write((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.write(bytes);
    }
}
