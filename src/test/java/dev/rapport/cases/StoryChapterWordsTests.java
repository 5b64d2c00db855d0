package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.Texts;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class StoryChapterWordsTests {

    @Autowired
    List<StoryChapter> chapters;

    @Autowired
    Texts texts;

    @Test
    void everyChapterOfStoriesHasANameInBothLanguages() {
        assertThat(chapters).hasSizeGreaterThan(5).allSatisfy(chapter -> {
            var key = "word.StoryChapter." + chapter.name();
            assertThat(texts.get(Locale.ENGLISH, key)).isNotEqualTo(key);
            assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, key)).containsPattern("\\p{IsHan}");
        });
    }
}
