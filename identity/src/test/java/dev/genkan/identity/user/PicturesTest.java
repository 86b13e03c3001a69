package dev.genkan.identity.user;

import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Actor;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PicturesTest {

    private final House house;
    private final Pictures pictures;
    private final UserId ada;

    PicturesTest(Store store) {
        house = new House(store.of(getClass()));
        pictures = new Pictures(house.database, house.users, house.ids, house.clock);
        ada = house.member(freshAddress("ada")).userId();
    }

    @Test
    void a_picture_is_shown_under_an_id_of_its_own_until_another_takes_its_place() {
        Pictures.Kept first = set(gif("one"));
        assertThat(first.user().imageUrl()).isEqualTo("/pictures/" + first.id());
        assertThat(shown(first.id())).contains("GIF89aone");

        Pictures.Kept second = set(gif("two"));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(shown(first.id())).isEmpty();
        assertThat(shown(second.id())).contains("GIF89atwo");
        assertThat(house.users.find(ada).orElseThrow().imageUrl()).isEqualTo("/pictures/" + second.id());

        assertThat(pictures.remove(ada).orElseThrow().imageUrl()).isEmpty();
        assertThat(shown(second.id())).isEmpty();
    }

    @Test
    void the_largest_there_may_be_is_kept_whole() {
        byte[] octets = Arrays.copyOf(gif(""), Picture.LARGEST);
        octets[Picture.LARGEST - 1] = 7;
        Pictures.Kept kept = set(octets);
        assertThat(pictures.find(kept.id()).orElseThrow().octets()).isEqualTo(octets);
        assertThat(Picture.of(Arrays.copyOf(octets, Picture.LARGEST + 1))).isEmpty();
    }

    @Test
    void a_picture_goes_with_its_user_and_nobody_who_is_gone_gets_one() {
        Pictures.Kept kept = set(gif("one"));
        house.users.delete(ada, Actor.SYSTEM);
        assertThat(shown(kept.id())).isEmpty();
        assertThat(pictures.set(ada, Picture.of(gif("x")).orElseThrow(), id -> id))
                .isEmpty();
        assertThat(pictures.remove(ada)).isEmpty();
    }

    @Test
    void of_many_pictures_at_once_the_one_that_is_named_is_the_one_that_is_there() {
        Race.of(8, n -> set(gif("number " + n)));
        String address = house.users.find(ada).orElseThrow().imageUrl();
        assertThat(shown(address.substring("/pictures/".length()))).isPresent();
    }

    @Test
    void what_it_is_is_told_by_how_it_begins() {
        assertThat(kind("\u0089PNG\r\n\u001a\nrest")).contains(Picture.Kind.PNG);
        assertThat(kind("\u00ff\u00d8\u00ff\u00e0rest")).contains(Picture.Kind.JPEG);
        assertThat(kind("GIF87a")).contains(Picture.Kind.GIF);
        assertThat(kind("RIFF....WEBPVP8 ")).contains(Picture.Kind.WEBP);
        for (String other : List.of(
                "",
                "GIF88a",
                "RIFF....WAVE",
                "RIFF",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "BM....",
                "%PDF-1.7",
                "<!DOCTYPE html><script>alert(1)</script>",
                "\u0089PNG")) {
            assertThat(kind(other)).as(other).isEmpty();
        }
    }

    @Test
    void ids_that_are_none_are_nobodys() {
        for (String id : List.of("", "img_", "img_'; drop table", "user_000000000000000000000000000", "img_\u0000")) {
            assertThat(pictures.find(id)).isEmpty();
        }
    }

    private Pictures.Kept set(byte[] octets) {
        return pictures.set(ada, Picture.of(octets).orElseThrow(), id -> "/pictures/" + id)
                .orElseThrow();
    }

    private Optional<String> shown(String id) {
        return pictures.find(id).map(picture -> new String(picture.octets(), StandardCharsets.ISO_8859_1));
    }

    private static byte[] gif(String rest) {
        return ("GIF89a" + rest).getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<Picture.Kind> kind(String octets) {
        return Picture.of(octets.getBytes(StandardCharsets.ISO_8859_1)).map(Picture::kind);
    }
}
