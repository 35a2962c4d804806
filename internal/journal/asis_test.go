package journal

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// What is offered for completion is read from any journal as it stands, also from one that
// is just being written; nothing is written, made, or brought up to this version.
func TestOffer(t *testing.T) {
	earlier := filepath.Join(t.TempDir(), "earlier")
	ofSchema(t, earlier, 1)
	whole := filepath.Join(t.TempDir(), "whole")
	busy(t, whole, Run{Client: "K7Q2"})
	going := filepath.Join(t.TempDir(), "going")
	code, err := NewClient(t.Context(), going, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	open, err := Open(t.Context(), going)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = open.Close() })
	if _, err := open.db.ExecContext(t.Context(), "UPDATE client SET created = created + 1"); err != nil || size(Path(going)+logExt) == 0 {
		t.Fatalf("there is no log: %v", err)
	}
	damaged := t.TempDir()
	if err := os.WriteFile(Path(damaged), []byte("no journal"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		folder, begun string
		codes         []string
		sessions      int
		fails         bool
	}{
		"whole":      {whole, "", []string{"K7Q2"}, 1, false},
		"begun":      {whole, "k7", []string{"K7Q2"}, 0, false},
		"begun else": {whole, "7", nil, 0, false},
		"going":      {going, "", []string{code}, 0, false},
		"earlier":    {earlier, "", []string{"4KXP-7M2C"}, 3, false},
		"damaged":    {damaged, "", nil, 0, true},
		"none":       {t.TempDir(), "", nil, 0, true},
		"no folder":  {filepath.Join(t.TempDir(), "none"), "", nil, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			kept := func() map[string]string {
				files := contents(t, tt.folder)
				delete(files, Path(tt.folder)+sharedExt) // this process has it open to write as well
				return files
			}
			before := kept()
			clients, err := CompleteClients(t.Context(), tt.folder, tt.begun, 10)
			var codes []string
			for _, c := range clients {
				codes = append(codes, c.Code)
			}
			if (err != nil) != tt.fails || !reflect.DeepEqual(codes, tt.codes) {
				t.Errorf("offered are the clients %q, %v, want %q", codes, err, tt.codes)
			}
			sessions, err := CompleteSessions(t.Context(), tt.folder, tt.begun, 10)
			if (err != nil) != tt.fails || len(sessions) != tt.sessions {
				t.Errorf("offered are the sessions %v, %v, want %d", sessions, err, tt.sessions)
			}
			if after := kept(); !reflect.DeepEqual(after, before) {
				t.Error("something was written")
			}
		})
	}
}

// A survey of a journal of any version counts what is there, and leaves all as it is.
func TestReadInventory(t *testing.T) {
	earlier := filepath.Join(t.TempDir(), "earlier")
	ofSchema(t, earlier, 1)
	if err := os.WriteFile(filepath.Join(earlier, asidePrefix+"damaged.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	lost := t.TempDir()
	if err := os.WriteFile(filepath.Join(lost, unsavedPrefix+"x"+unsavedExt), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before := contents(t, earlier)
	got, err := ReadInventory(t.Context(), earlier, lost)
	want := Inventory{
		Size: size(Path(earlier)), Format: 1, Known: got.Known, Aside: 1, Unsaved: 1,
		Counts: []Counted{{"client", 1}, {"protocol", 1}, {"session", 3}, {"point", 1}, {"round", 2}, {"phase", 4}, {"event", 2}},
	}
	if err != nil || got.Known < 5 || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
	if after := contents(t, earlier); !reflect.DeepEqual(after, before) {
		t.Error("something was written")
	}
	if _, err := ReadInventory(t.Context(), t.TempDir(), lost); !errors.Is(err, ErrNone) {
		t.Errorf("without a journal the error is %v", err)
	}
	damaged := t.TempDir()
	if err := os.WriteFile(Path(damaged), []byte("no journal"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadInventory(t.Context(), damaged, lost); !errors.As(err, new(*DamagedError)) {
		t.Errorf("of a damaged journal the error is %v", err)
	}
}

// A preview is no session of a client, where clients are listed as where they are offered.
func TestPreviewsOfAClient(t *testing.T) {
	dir := t.TempDir()
	busy(t, dir, Run{Client: "K7Q2"})
	s := read(t, dir)
	if _, err := s.db.ExecContext(t.Context(), "UPDATE session SET speed = 2"); err != nil {
		t.Fatal(err)
	}
	listed, err := s.Clients(t.Context())
	if err != nil || len(listed) != 1 || listed[0].Sessions != 0 || listed[0].Last != nil {
		t.Errorf("listed: %+v, %v", listed, err)
	}
	offered, err := CompleteClients(t.Context(), dir, "", 10)
	if err != nil || len(offered) != 1 || offered[0].Last != nil {
		t.Errorf("offered: %+v, %v", offered, err)
	}
}
