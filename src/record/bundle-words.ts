import type { Language } from '#src/core/language.ts'
import type { BundleManifest } from './bundle-form.ts'

/** The text that lies in a bundle, for whoever opens it years later. */
export function readme(lang: Language, { kind, size, root, keyId, checkpoint, exportedAt }: BundleManifest): string {
  const facts = `  ${size}\n  ${root}\n  ${keyId}\n  ${checkpoint}\n  ${exportedAt}`
  return lang === 'ja'
    ? `火消し(Hikeshi) 記録の封印ファイル
================================

${kind === 'record' ? 'インシデント対応の記録の全体です。閲覧権限のない項目はハッシュだけが入っています。' : 'ひとつのインシデントの記録です。各項目に、記録全体に含まれていることの証明が付いています。'}

記録の件数、先頭ハッシュ、鍵の番号、確認点の番号、書き出した時刻(UTC):
${facts}

検証の方法
----------
  hikeshi record verify このファイル
サーバーもデータベースもネットワークも要りません。改変がなければ終了コード0、あれば1で、最初に違っている項目の番号を示します。

大切なこと: key.pemの鍵の番号(${keyId})が、このファイルとは別に受け取ったもの(印刷された事案記録の末尾、メール、電話など)と
一致するかを必ず確かめてください。ファイルを丸ごと作り直した者は、自分の鍵を入れることができます。
  hikeshi record verify --key ${keyId} このファイル

中身
----
  manifest.json       上の値
  key.pem             公開鍵(Ed25519)
  checkpoints.ndjson  署名された確認点(C2SP tlog-checkpoint)
  entries.ndjson      1行1項目。l=葉のハッシュ、h=見出し(RFC 8785の正規化JSON)、s=塩、p=内容、i=証明の道筋
  files.ndjson        添付ファイルの一覧(SHA-256)
  files/              添付ファイル(含めた場合)

自分で確かめるには
------------------
  葉   = SHA-256(0x00 ‖ h)              (RFC 9162)
  内容 : hの"payload" = SHA-256(s ‖ p)   個人情報の消去後はsとpがなく、消去した旨の項目があります。
  節   = SHA-256(0x01 ‖ 左 ‖ 右)。すべての葉から求めた根が、確認点に署名された根と一致します。
  封印 : zipの末尾のコメント。それより前の全バイトのSHA-256に署名しています。
`
    : `Hikeshi: sealed bundle of the record
====================================

${kind === 'record' ? 'The whole record of incident response. Of entries that the recipient may not know it holds only the hash.' : 'The record of one incident. Each entry comes with the proof that it is part of the whole record.'}

Number of entries, root, key, checkpoint, time of export (UTC):
${facts}

How to verify
-------------
  hikeshi record verify THIS-FILE
needs no server, no database and no network. It ends with exit code 0 when nothing was altered and with 1 when something
was, and then names the first entry that is wrong.

Important: compare the number of the key (${keyId}) with one that reached you by another way (printed at the end of a
case file, by mail, by telephone). Whoever makes a whole new file can put their own key into it.
  hikeshi record verify --key ${keyId} THIS-FILE

Contents
--------
  manifest.json       the values above
  key.pem             the public key (Ed25519)
  checkpoints.ndjson  signed checkpoints (C2SP tlog-checkpoint)
  entries.ndjson      one entry a line: l = leaf hash, h = head (canonical JSON, RFC 8785), s = salt, p = contents, i = proof
  files.ndjson        attached files by SHA-256
  files/              their bytes, when they were included

By your own means
-----------------
  leaf     = SHA-256(0x00 || h)                (RFC 9162)
  contents : "payload" in h = SHA-256(s || p)  after an erasure s and p are gone, and an entry says so
  node     = SHA-256(0x01 || left || right); the root over all leaves is the one signed in the checkpoint
  seal     : the comment at the end of the zip signs the SHA-256 of all bytes before it
`
}
