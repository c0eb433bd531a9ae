/* Emoji of every keyboard: what marketing texts use most, by subject. Everything else can be typed or pasted. */
const GROUPS = {
  faces:
    '😀 😃 😄 😁 😆 😅 🤣 😂 🙂 😉 😊 😇 🥰 😍 🤩 😘 😋 😜 🤗 🤭 🤔 😐 😏 😌 😴 😎 🤓 🥳 😮 😲 😳 🥺 😢 😭 😱 😤 😡 🤯 🤒 🤧',
  hands:
    '👍 👎 👏 🙌 🙏 🤝 👋 🤚 ✋ 👌 ✌️ 🤞 🤟 🤙 👈 👉 👆 👇 ☝️ ✊ 👊 💪 🫶 🙋 🙇 🏃 💃 👪 👶 🧑‍🍳',
  hearts:
    '❤️ 🧡 💛 💚 💙 💜 🤎 🖤 🤍 💕 💖 💗 💘 💝 💌 ✨ ⭐ 🌟 💫 🔥 💥 💯 🎉 🎊 🎁 🎈 🎀 🏆 🥇 👑',
  food: '☕ 🍵 🧋 🥤 🍺 🍷 🍽️ 🍜 🍣 🍱 🍙 🍛 🍕 🍔 🍟 🍞 🥐 🥞 🍰 🎂 🧁 🍩 🍪 🍫 🍦 🍎 🍊 🍓 🍑 🥑 🥮 🥟',
  season:
    '🌸 🌷 🌹 🌻 🌿 🍀 🍁 🍂 🌾 🎋 🎍 🧧 🏮 🎑 🐉 🎃 🎄 ⛄ ❄️ ☀️ 🌤️ ☁️ 🌧️ ☔ ⚡ 🌈 🌙 🌕 🌊 🏖️ ⛺ 🗻',
  things:
    '📢 📣 🔔 📅 ⏰ ⌛ 📍 🗺️ 🏠 🏪 🏬 🚗 🚲 🚆 ✈️ 📦 🚚 🛒 🛍️ 💳 💰 🎫 🎟️ 🏷️ 📱 💻 📷 🎬 🎵 🎮 📖 ✏️ 📝 🔍 🔑 🔒 💡 🧴 👕 👟 👜 💄 💍',
  signs:
    '✅ ☑️ ❌ ⭕ ❗ ❓ ⚠️ 🚫 🆕 🆓 🆗 🔜 🔝 ▶️ ⏩ ➡️ ⬅️ ⬆️ ⬇️ 🔁 🔗 ➕ ➖ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 6️⃣ 7️⃣ 8️⃣ 9️⃣ 🔟 🔴 🟡 🟢 🔵 🟣 ⬛ ⬜',
  creatures:
    '🐶 🐱 🐰 🐻 🐼 🐨 🐯 🦁 🐮 🐷 🐸 🐵 🐔 🐧 🐦 🦉 🐴 🦄 🐝 🦋 🐢 🐍 🐳 🐬 🐟 🐙 🌱 🌵 🌴',
} as const;

export type EmojiGroup = keyof typeof GROUPS;
export const EMOJI_GROUPS = Object.keys(GROUPS) as EmojiGroup[];
export const emojisOfGroup = (group: EmojiGroup): string[] => GROUPS[group].split(' ');
