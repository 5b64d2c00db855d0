package dev.rapport.customer.web;

import dev.rapport.customer.CardDesk;
import dev.rapport.platform.CustomerId;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/vcard")
class CardsApi {

    private static final MediaType VCARD = new MediaType("text", "vcard", StandardCharsets.UTF_8);

    private final CardDesk desk;

    CardsApi(CardDesk desk) {
        this.desk = desk;
    }

    /**
     * What the asker sees in full; with {@code reason} also what is masked, each kept as shown for that reason. The customer's
     * story tells that the card was taken.
     */
    @GetMapping
    @Operation(summary = "A customer as a card for address books (vCard 3.0)")
    ResponseEntity<byte[]> take(@PathVariable String id, @RequestParam(required = false) @Nullable String reason) {
        var card = desk.take(CustomerId.of(id), reason);
        return ResponseEntity.ok()
                .contentType(VCARD)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(card.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(card.text().getBytes(StandardCharsets.UTF_8));
    }
}
