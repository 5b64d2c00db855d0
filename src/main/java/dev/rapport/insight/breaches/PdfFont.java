package dev.rapport.insight.breaches;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.core.io.ClassPathResource;

/** The font of what goes out: it holds Latin and Chinese, and only the signs that are used go into a file. */
final class PdfFont {

    private static final String FILE = "fonts/NotoSansSC-Regular.ttf";

    private PdfFont() {}

    static Font of(float size, Color colour) {
        return new Font(Base.FONT, size, Font.NORMAL, colour);
    }

    static BaseFont base() {
        return Base.FONT;
    }

    /** Read on first use: ten megabytes that most days need nobody. */
    private static final class Base {

        private static final BaseFont FONT = read();

        private static BaseFont read() {
            try {
                var bytes = new ClassPathResource(FILE).getContentAsByteArray();
                return BaseFont.createFont(
                        FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
