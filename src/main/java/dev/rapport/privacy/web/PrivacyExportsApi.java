package dev.rapport.privacy.web;

import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.privacy.PrivacyDesk;
import dev.rapport.privacy.ReadableExport;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1")
class PrivacyExportsApi {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final PrivacyDesk desk;
    private final ReadableExport readable;

    PrivacyExportsApi(PrivacyDesk desk, ReadableExport readable) {
        this.desk = desk;
        this.readable = readable;
    }

    @GetMapping("/privacy-requests/{request}/collected")
    @Operation(summary = "What was collected, while the request is answered; who looked is kept. Format json or html")
    ResponseEntity<byte[]> look(@PathVariable String request, @RequestParam(defaultValue = "json") String format) {
        requireKnown(format);
        return answer(desk.look(request), format);
    }

    @GetMapping("/privacy-exports/{link}")
    @Operation(summary = "What is delivered, for its clerk alone and until the link ends. Format json or html")
    ResponseEntity<byte[]> fetch(@PathVariable String link, @RequestParam(defaultValue = "json") String format) {
        requireKnown(format);
        return answer(desk.fetch(Ids.parse(link)), format);
    }

    private static void requireKnown(String format) {
        if (!format.equals("json") && !format.equals("html"))
            throw Refused.invalid("error.unknown-word", format, "json, html");
    }

    private ResponseEntity<byte[]> answer(JsonNode content, String format) {
        var isHtml = format.equals("html");
        var text = isHtml ? readable.of(content) : content.toPrettyString();
        return ResponseEntity.ok()
                .contentType(isHtml ? HTML : MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"personal-data." + format + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
